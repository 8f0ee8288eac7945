package dev.fillstream.local.cli;

import dev.fillstream.local.stack.StackSettings;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code doctor}: whether this machine can run the stack, and what to do where it cannot. */
@Command(
        name = "doctor",
        description = "Looks whether this machine can run the stack, and says how to mend it",
        mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        List<Diagnosis> diagnoses = MachineCheck.of(StackSettings.fromEnvironment());
        for (Diagnosis diagnosis : diagnoses) {
            String state = diagnosis.isWell() ? Screen.green("ok  ") : Screen.red("FAIL");
            Screen.out().printf("%s  %-12s %s%n", state, diagnosis.subject(), diagnosis.seen());
            if (!diagnosis.isWell()) {
                Screen.out().println("                    fix: " + diagnosis.fix());
            }
        }
        return diagnoses.stream().allMatch(Diagnosis::isWell) ? ExitCode.OK : ExitCode.CHECK_FAILED;
    }
}
