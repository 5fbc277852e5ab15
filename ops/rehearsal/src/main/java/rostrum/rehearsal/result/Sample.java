package rostrum.rehearsal.result;

/**
 * The server within a second. CPU is in per cent of one processor, memory in bytes, and what could
 * not be read is -1.
 *
 * @param at its end, in milliseconds since 1970 by the server's clock
 * @param processors of the server, also fractions
 * @param cpu of the whole server
 * @param cpuNginx of nginx's processes together; likewise the others
 * @param memoryTotal of the server, or what its container may use
 * @param memoryUsed without what can be reclaimed
 * @param nginxMemory resident, the processes' sum without what they share; likewise the others
 * @param swapUsed of swap
 * @param swapped pages that went in or out within the second
 * @param descriptorsNginx of the nginx worker that has most; likewise the application
 * @param descriptorLimit of each such process
 * @param sockets TCP connections established
 * @param retransmits TCP segments sent again within the second
 * @param listenDrops connections refused because a queue was full, within the second
 * @param diskBusy of the busiest disk, in per cent
 * @param diskWritten bytes within the second
 * @param heap in use
 * @param gcMillis spent in garbage collection within the second
 * @param poolActive database connections in use
 * @param poolWaiting callers that waited for one
 * @param streams open, as the application says
 */
public record Sample(
        long at,
        double processors,
        double cpu,
        double cpuNginx,
        double cpuApplication,
        double cpuDatabase,
        double cpuOther,
        long memoryTotal,
        long memoryUsed,
        long nginxMemory,
        long applicationMemory,
        long databaseMemory,
        long swapUsed,
        long swapped,
        long descriptorsNginx,
        long descriptorsApplication,
        long descriptorLimit,
        long sockets,
        long retransmits,
        long listenDrops,
        double diskBusy,
        long diskWritten,
        long heap,
        double gcMillis,
        long poolActive,
        long poolWaiting,
        long streams) {}
