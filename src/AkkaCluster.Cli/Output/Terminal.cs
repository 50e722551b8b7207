using System.Text.Json;
using System.Text.Json.Serialization;
using Spectre.Console;

namespace AkkaCluster.Cli.Output;

/// <summary>Where the command writes to: results on standard output, everything else on standard error.</summary>
internal static class Terminal
{
    internal static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web) { WriteIndented = true, Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    /// <summary>Messages and live views.</summary>
    public static IAnsiConsole Messages { get; } = Create(Console.Error, Console.IsErrorRedirected);

    /// <summary>Results.</summary>
    public static IAnsiConsole Results { get; } = Create(Console.Out, Console.IsOutputRedirected);

    /// <summary>Whether a live view makes sense: a person watches.</summary>
    public static bool IsLive => !Console.IsErrorRedirected && Messages.Profile.Capabilities.Ansi;

    /// <summary>Colours and the terminal's width for people, plain lines of any length for files and pipes.</summary>
    private static IAnsiConsole Create(TextWriter writer, bool redirected)
    {
        const int anyWidth = 1000;
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = redirected ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = redirected ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
        });
        if (redirected)
            console.Profile.Width = anyWidth;
        return console;
    }

    public static void WriteJson(object value) => Console.Out.WriteLine(JsonSerializer.Serialize(value, Json));

    /// <summary>Word on the way, no error.</summary>
    public static void Say(string text) => Messages.MarkupLineInterpolated($"{text}");

    public static void Error(string text) => Messages.MarkupLineInterpolated($"[red]akkacluster:[/] {text}");
}
