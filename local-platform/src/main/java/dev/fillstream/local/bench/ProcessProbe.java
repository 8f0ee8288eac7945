package dev.fillstream.local.bench;

import com.sun.management.ThreadMXBean;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/**
 * Looks at one process of the stack from outside: CPU time and resident memory of it and its
 * children from the kernel, allocation and collection time from its JVM if it is one. Linux only.
 */
public final class ProcessProbe implements AutoCloseable {

    private static final double TICKS_PER_SECOND = 100;
    private static final int UTIME = 11;
    private static final int STIME = 12;
    private static final String DIAGNOSTICS = "com.sun.management:type=DiagnosticCommand";

    private final String name;
    private final long pid;
    private final Optional<JMXConnector> jvm;

    /**
     * @param isJvm whether to ask the process for allocation and collection too
     */
    public ProcessProbe(String name, long pid, boolean isJvm) {
        this.name = name;
        this.pid = pid;
        this.jvm = isJvm ? Optional.of(attach(pid)) : Optional.empty();
    }

    public String name() {
        return name;
    }

    public long pid() {
        return pid;
    }

    public boolean isJvm() {
        return jvm.isPresent();
    }

    /** Whether the process is still there, under its old pid. */
    public boolean isAlive() {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    /**
     * Runs a diagnostic command in the process, as jcmd would.
     *
     * @param operation its name among the diagnostic commands' operations, for instance jfrStart
     */
    void command(String operation, String... arguments) throws IOException {
        try {
            var _ =
                    connection()
                            .invoke(
                                    ObjectName.getInstance(DIAGNOSTICS),
                                    operation,
                                    new Object[] {arguments},
                                    new String[] {String[].class.getName()});
        } catch (JMException e) {
            throw new IllegalStateException(name + " refused " + operation, e);
        }
    }

    /**
     * One look.
     *
     * @param cpuSeconds user and system time since the process started
     * @param allocatedBytes by all threads since the JVM started; 0 where it is not a JVM
     * @param collectionMillis spent in garbage collection; 0 where it is not a JVM
     */
    public record Look(
            String name,
            double cpuSeconds,
            long residentBytes,
            long allocatedBytes,
            long collectionMillis) {

        /** What was used between {@code before} and this; memory is as it is now. */
        public Look since(Look before) {
            return new Look(
                    name,
                    cpuSeconds - before.cpuSeconds,
                    residentBytes,
                    allocatedBytes - before.allocatedBytes,
                    collectionMillis - before.collectionMillis);
        }
    }

    /**
     * @throws ProcessGone where the process has ended
     */
    public Look look() {
        ProcessHandle process = ProcessHandle.of(pid).orElseThrow(() -> new ProcessGone(name, pid));
        double cpu = cpuSeconds(stat(pid));
        long resident = residentBytes(pid);
        for (ProcessHandle child : process.descendants().toList()) {
            cpu += cpuSeconds(stat(child.pid()));
            resident += residentBytes(child.pid());
        }
        try {
            return jvm.isEmpty()
                    ? new Look(name, cpu, resident, 0, 0)
                    : new Look(name, cpu, resident, allocated(), collecting());
        } catch (IOException e) {
            throw new ProcessGone(name, pid);
        }
    }

    /** Processor time that the JVM's compiler threads have used since it started. */
    public double compilerSeconds() {
        try (Stream<Path> threads = Files.list(Path.of("/proc", Long.toString(pid), "task"))) {
            return threads.filter(ProcessProbe::isCompiler)
                    .mapToDouble(thread -> cpuSeconds(thread.resolve("stat")))
                    .sum();
        } catch (IOException e) {
            throw new ProcessGone(name, pid);
        }
    }

    /** The kernel keeps fifteen characters of a thread's name: C2 CompilerThre, C1 CompilerThre. */
    private static boolean isCompiler(Path thread) {
        return read(thread.resolve("comm")).contains(" CompilerThre");
    }

    /** A part of the stack died in the middle of a run. */
    public static final class ProcessGone extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ProcessGone(String name, long pid) {
            super(name + " (pid " + pid + ") is not running any more");
        }
    }

    private long allocated() throws IOException {
        return ManagementFactory.newPlatformMXBeanProxy(
                        connection(), ManagementFactory.THREAD_MXBEAN_NAME, ThreadMXBean.class)
                .getTotalThreadAllocatedBytes();
    }

    private long collecting() throws IOException {
        long millis = 0;
        for (GarbageCollectorMXBean collector :
                ManagementFactory.getPlatformMXBeans(connection(), GarbageCollectorMXBean.class)) {
            millis += Math.max(0, collector.getCollectionTime());
        }
        return millis;
    }

    private MBeanServerConnection connection() throws IOException {
        return jvm.orElseThrow().getMBeanServerConnection();
    }

    @SuppressWarnings("BanJNDI") // The address comes from the process that we just attached to.
    private static JMXConnector attach(long pid) {
        try {
            VirtualMachine machine = VirtualMachine.attach(Long.toString(pid));
            try {
                String address = machine.startLocalManagementAgent();
                return JMXConnectorFactory.connect(new JMXServiceURL(address));
            } finally {
                machine.detach();
            }
        } catch (AttachNotSupportedException e) {
            throw new IllegalStateException("pid " + pid + " is not a JVM", e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot attach to pid " + pid, e);
        }
    }

    private static Path stat(long pid) {
        return Path.of("/proc", Long.toString(pid), "stat");
    }

    /** User and system time of one process or thread; 0 where it has just ended. */
    private static double cpuSeconds(Path statFile) {
        String stat = read(statFile);
        int afterName = stat.lastIndexOf(')');
        if (afterName < 0) {
            return 0;
        }
        String[] fields = stat.substring(afterName + 2).split(" ");
        return (Long.parseLong(fields[UTIME]) + Long.parseLong(fields[STIME])) / TICKS_PER_SECOND;
    }

    /** Proportional resident memory, so that pages shared between processes count once. */
    private static long residentBytes(long pid) {
        return read(Path.of("/proc", Long.toString(pid), "smaps_rollup"))
                .lines()
                .filter(line -> line.startsWith("Pss:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .sum();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            // The process has ended between being listed and being read.
            return "";
        }
    }

    @Override
    public void close() {
        jvm.ifPresent(ProcessProbe::closeQuietly);
    }

    private static void closeQuietly(JMXConnector connector) {
        try {
            connector.close();
        } catch (IOException e) {
            System.getLogger("fillstream.bench").log(System.Logger.Level.DEBUG, "closing", e);
        }
    }
}
