namespace AkkaCluster.Pbm.Client.Interactive;

/// <summary>Runs one line after the other until `exit` or the end of the input; from a terminal with history and completion.</summary>
internal sealed class Session(HostConnection connection, CommandRunner runner, Interrupts interrupts, TextWriter output, TextWriter error)
{
    /// <summary>The exit code of the last command.</summary>
    public async Task<int> RunAsync(TextReader input)
    {
        var greeting = connection.Greeting;
        var read = Console.IsInputRedirected ? () => input.ReadLine() : Terminal($"{greeting.System}> ");
        if (!Console.IsInputRedirected) await output.WriteLineAsync($"Connected to {greeting.Address}. Type help for what it offers, exit to leave.");
        var code = ExitCode.Done;
        while (read() is { } line)
        {
            var words = Words.Split(line);
            if (words.Count == 0) continue;
            if (words[0] is "exit" or "quit") break;
            code = words[0] == "help"
                ? Help.Print(greeting, words.Skip(1).ToList(), output, error)
                : await runner.RunAsync(words, interrupts.Next());
        }

        return code;
    }

    private Func<string?> Terminal(string prompt)
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var history = new History(home.Length == 0 ? null : Path.Combine(home, ".pbm_history"));
        var editor = new LineEditor(() => Console.ReadKey(intercept: true), output, history, new Completion(connection.Greeting));
        return () =>
        {
            var line = editor.Read(prompt);
            if (line is not null) history.Add(line);
            return line;
        };
    }
}
