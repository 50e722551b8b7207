using AkkaCluster.Pbm.Client.Interactive;

namespace AkkaCluster.Pbm.Client;

/// <summary>The client: one command and its exit code, or a session.</summary>
internal static class PbmProgram
{
    private const string Usage = """
        usage: pbm [host:port] [--token TOKEN] [--json] [--timeout SECONDS] [PALETTE COMMAND [SWITCH VALUE]...]
          host:port   where the host listens (default 127.0.0.1:9110)
          --token     what the host wants to know (default: the variable PBM_TOKEN)
          --json      one line of JSON for each piece of an answer, {"error": TEXT} for a failure
          Without a command: a session, in which `help` tells what the host offers.
        exit status: 0 done, 1 the command failed, 2 wrong command line, 3 no host, 130 interrupted
        """;

    public static async Task<int> RunAsync(IReadOnlyList<string> args, TextReader input, TextWriter output, TextWriter error)
    {
        if (!PbmOptions.TryParse(args, Environment.GetEnvironmentVariable("PBM_TOKEN"), out var options, out var fault))
        {
            await error.WriteLineAsync($"{fault}\n{Usage}");
            return ExitCode.Usage;
        }

        if (options.Help)
        {
            await output.WriteLineAsync(Usage);
            return ExitCode.Done;
        }

        using var interrupts = new Interrupts();
        try
        {
            using var connection = await HostConnection.OpenAsync(options);
            var runner = new CommandRunner(connection, options.Json, output, error);
            if (options.Words is ["help", ..]) return Help.Print(connection.Greeting, options.Words.Skip(1).ToList(), output, error);
            if (options.Words.Count > 0) return await runner.RunAsync(options.Words, interrupts.Next());
            return await new Session(connection, runner, interrupts, output, error).RunAsync(input);
        }
        catch (HostException e)
        {
            await error.WriteLineAsync(e.Message);
            return ExitCode.NoHost;
        }
    }
}
