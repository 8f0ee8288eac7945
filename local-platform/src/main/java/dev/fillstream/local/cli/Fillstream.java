package dev.fillstream.local.cli;

import dev.fillstream.local.bench.BenchCommand;
import dev.fillstream.local.demo.DemoCommand;
import dev.fillstream.local.listen.ListenCommand;
import dev.fillstream.local.process.StartFailed;
import dev.fillstream.local.trigger.TriggerCommand;
import java.util.Arrays;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/** The command line of the local stack; ./fillstream runs it. */
@Command(
        name = "fillstream",
        description = "Runs Fillstream on this machine: broker, database, simulator and services.",
        mixinStandardHelpOptions = true,
        version = "Fillstream 0.1.0",
        subcommandsRepeatable = false,
        synopsisSubcommandLabel = "<verb>",
        commandListHeading = "%nVerbs:%n",
        footer = {
            "  test     Builds everything and runs all tests (./mvnw verify)",
            "",
            "Exit codes: 0 all is well, 1 a check failed, 2 wrong usage, 3 something did not start."
        },
        subcommands = {
            DemoCommand.class,
            UpCommand.class,
            StatusCommand.class,
            DownCommand.class,
            TokenCommand.class,
            OrderVerb.class,
            TriggerCommand.class,
            TailCommand.class,
            ListenCommand.class,
            BenchCommand.class,
            ImagesCommand.class,
            VerifyDecisionsCommand.class,
            WhatIfCommand.class,
            DoctorCommand.class
        })
public final class Fillstream implements Callable<Integer> {

    @Option(
            names = "--no-color",
            description = "Plain text; so does the variable NO_COLOR",
            scope = CommandLine.ScopeType.INHERIT)
    void noColor(boolean chosen) {
        if (chosen) {
            Screen.withoutColours();
        }
    }

    public static void main(String[] arguments) {
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "off");
        System.exit(run(arguments));
    }

    /** Runs one verb and answers its exit code. */
    static int run(String... arguments) {
        CommandLine commandLine = new CommandLine(new Fillstream());
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setExecutionExceptionHandler(Fillstream::explain);
        if (Arrays.asList(arguments).contains("--no-color") || System.getenv("NO_COLOR") != null) {
            commandLine.setColorScheme(
                    CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
        }
        return commandLine.execute(arguments);
    }

    /** No verb: that is a question for help. */
    @Override
    public Integer call() {
        CommandLine.usage(this, System.err);
        return ExitCode.USAGE;
    }

    private static int explain(Exception exception, CommandLine command, ParseResult arguments)
            throws Exception {
        if (exception instanceof StartFailed failed) {
            command.getErr().println(command.getColorScheme().errorText(failed.getMessage()));
            return ExitCode.START_FAILED;
        }
        throw exception;
    }
}
