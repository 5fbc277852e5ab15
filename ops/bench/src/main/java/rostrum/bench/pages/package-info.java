/**
 * What a request costs the server: CPU time of a page, of a stream that is opened, of a sign-in.
 */
@org.jspecify.annotations.NullMarked
package rostrum.bench.pages;
