package rostrum.live;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;

/** There is no compressor per subscriber: blocks are compressed once and shared. */
final class SharedCompressionTest {
    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("rostrum.live", "rostrum.web.http");

    @Test
    void onlyABlockCompressesAndItKeepsNoCompressor() {
        noClasses()
                .that()
                .doNotBelongToAnyOf(Block.class)
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Deflater.class)
                .check(CLASSES);
        classes()
                .that()
                .belongToAnyOf(Block.class)
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Deflater.class)
                .check(CLASSES);
        assertThat(Block.class.getDeclaredFields())
                .allMatch(field -> !Deflater.class.isAssignableFrom(field.getType()));
    }

    @Test
    void noStreamIsCompressedOnItsWay() {
        noClasses()
                .that()
                .resideInAPackage("rostrum.live")
                .and()
                .areNotAssignableTo(Block.class)
                .or()
                .haveSimpleName("EventStream")
                .or()
                .haveSimpleName("StreamSink")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.util.zip")
                .check(CLASSES);
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.eclipse.jetty.compression..")
                .check(CLASSES);
    }

    @Test
    void everySubscriberIsGivenTheSameBytes() {
        HubWorld world = new HubWorld();
        Map<String, String> have = world.page();
        Keeping first = new Keeping();
        Keeping second = new Keeping();
        for (Keeping sink : new Keeping[] {first, second}) {
            world.hub.open(world.asking(have, true, 0)).to(sink).writable();
        }
        world.change("agenda", "1");
        world.change("notices", "1");
        world.tick();
        assertThat(first.last).isNotEmpty().isSameAs(second.last);
    }

    private static final class Keeping implements Sink {
        private byte[] last = {};

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void write(ByteBuffer bytes) {
            assertThat(bytes.arrayOffset()).isZero();
            last = bytes.array();
        }

        @Override
        public void complete() {}

        @Override
        public void abort() {}
    }
}
