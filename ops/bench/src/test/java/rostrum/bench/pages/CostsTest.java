package rostrum.bench.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CostsTest {
    private final Request page = new Request("public page", 100, () -> {});
    private final Request signIn = new Request("sign-in", 0, () -> {});
    private final Costs costs = new Costs();

    @Test
    void theMedianOfTheRoundsCounts() {
        add(page, 90, 500, 95);
        add(signIn, 300, 200);
        assertThat(costs.median(page)).isEqualTo(95);
        assertThat(costs.median(signIn)).isEqualTo(250);
        assertThat(costs.exceeded()).isEmpty();
        assertThat(costs.lines()).last().isEqualTo("PASS");
    }

    @Test
    void whatHasABudgetIsJudgedByIt() {
        add(page, 90, 101, 102);
        add(signIn, 9000);
        assertThat(costs.exceeded()).containsExactly("public page: 101 us, budget 100");
        assertThat(costs.lines())
                .contains("public page                           101      100")
                .contains("sign-in                              9000        -")
                .endsWith("FAIL", "  public page: 101 us, budget 100");
        assertThat(costs.json()).contains("\"pass\": false").contains("\"public page\": 101.0");
    }

    private void add(Request request, double... rounds) {
        for (double micros : rounds) {
            costs.add(request, micros);
        }
    }
}
