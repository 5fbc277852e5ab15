package rostrum.evidence;

import java.io.IOException;

/** The files in which the evidence of a ballot can be taken away. */
public enum EvidenceFile {
    /** The text itself: {@code sha256sum} of it is the check sum. */
    TEXT("evidence.txt", "text/plain") {
        @Override
        public void write(Dossier dossier, Appendable out) throws IOException {
            for (String line : (Iterable<String>) dossier.evidence().lines()::iterator) {
                out.append(line).append('\n');
            }
        }
    },
    /** Everything, and how to count it again. */
    JSON("evidence.json", "application/json") {
        @Override
        public void write(Dossier dossier, Appendable out) throws IOException {
            EvidenceJson.write(dossier, out);
        }
    },
    REGISTER("evidence-register.csv", "text/csv") {
        @Override
        public void write(Dossier dossier, Appendable out) throws IOException {
            EvidenceCsv.register(dossier, out);
        }
    },
    URN("evidence-urn.csv", "text/csv") {
        @Override
        public void write(Dossier dossier, Appendable out) throws IOException {
            EvidenceCsv.urn(dossier, out);
        }
    };

    private final String fileName;
    private final String type;

    EvidenceFile(String fileName, String type) {
        this.fileName = fileName;
        this.type = type;
    }

    /** The last part of its address. */
    public String fileName() {
        return fileName;
    }

    /** Its media type; the character set is UTF-8. */
    public String type() {
        return type;
    }

    /** Writes it, not more than a line at a time. */
    public abstract void write(Dossier dossier, Appendable out) throws IOException;
}
