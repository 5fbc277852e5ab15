package rostrum.counting;

import java.math.BigDecimal;

/** How many votes, and how much weight, a choice received. */
public record ChoiceCount(String choice, int votes, BigDecimal weight) {}
