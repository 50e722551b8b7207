using AkkaCluster.Cli.Demo;
using Spectre.Console;

namespace AkkaCluster.Cli.Tests.Demo;

public class DemoScreenTests
{
    [Fact]
    public void Where_nobody_watches_lines_are_plain_and_progress_is_sparse()
    {
        var (console, writer) = Console(AnsiSupport.No);
        var screen = new DemoScreen(console, live: false, TimeProvider.System);
        screen.Say("[bold]begin[/]");
        for (var i = 0; i < 100; i++)
            screen.Show($"step {i}", "more");
        var lines = writer.ToString().TrimEnd().Split('\n');
        Assert.EndsWith("begin", lines[0].TrimEnd(), StringComparison.Ordinal);
        Assert.EndsWith("step 0", lines[1].TrimEnd(), StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', writer.ToString());
        Assert.InRange(lines.Length, 2, 5);
    }

    [Fact]
    public void Where_a_person_watches_a_new_line_goes_above_those_that_change()
    {
        var (console, writer) = Console(AnsiSupport.Yes);
        var screen = new DemoScreen(console, live: true, TimeProvider.System);
        screen.Show("bar", "worker");
        screen.Say("killed");
        var text = writer.ToString();
        Assert.Contains("\u001b[2A\u001b[J", text, StringComparison.Ordinal);
        Assert.True(text.LastIndexOf("bar", StringComparison.Ordinal) > text.IndexOf("killed", StringComparison.Ordinal));
    }

    private static (IAnsiConsole Console, StringWriter Writer) Console(AnsiSupport ansi)
    {
        var writer = new StringWriter();
        return (AnsiConsole.Create(new AnsiConsoleSettings { Ansi = ansi, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(writer) }), writer);
    }
}
