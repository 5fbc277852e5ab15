package rostrum.live;

/**
 * CRC-32 of two pieces put together, from the CRC of each: what lets compressed blocks be shared
 * while each stream still ends with the right check sum.
 *
 * <p>Arithmetic in GF(2) modulo the CRC-32 polynomial (RFC 1952, section 8), bits reflected.
 */
final class Crc {
    private static final int POLYNOMIAL = 0xEDB88320;
    private static final int ONE = 1 << 31;

    /** x to the power of 2^n. */
    private static final int[] POWERS = powers();

    private Crc() {}

    /** The operator that stands for {@code length} bytes following. */
    static int shift(long length) {
        int product = ONE;
        int n = 3; // bytes to bits
        for (long rest = length; rest != 0; rest >>>= 1, n++) {
            if ((rest & 1) != 0) {
                product = multiply(POWERS[n & 31], product);
            }
        }
        return product;
    }

    /** The CRC of what {@code first} stands for, followed by what {@code second} stands for. */
    static int combine(int first, int second, int shiftOfSecond) {
        return multiply(shiftOfSecond, first) ^ second;
    }

    private static int multiply(int a, int b) {
        int product = 0;
        int factor = b;
        for (int mask = ONE; mask != 0; mask >>>= 1) {
            if ((a & mask) != 0) {
                product ^= factor;
            }
            factor = (factor & 1) != 0 ? (factor >>> 1) ^ POLYNOMIAL : factor >>> 1;
        }
        return product;
    }

    private static int[] powers() {
        int[] powers = new int[32];
        powers[0] = ONE >>> 1;
        for (int n = 1; n < powers.length; n++) {
            powers[n] = multiply(powers[n - 1], powers[n - 1]);
        }
        return powers;
    }
}
