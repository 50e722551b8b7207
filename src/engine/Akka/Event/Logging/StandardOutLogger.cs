namespace Akka.Event;

/// <summary>Writes to standard output.</summary>
public class StandardOutLogger : MinimalLogger
{
    /// <summary>Whether levels have colours, where standard output is a terminal.</summary>
    public static bool UseColors { get; set; } = true;

    /// <summary>The colour of debug.</summary>
    public static ConsoleColor DebugColor { get; set; } = ConsoleColor.Gray;

    /// <summary>The colour of info.</summary>
    public static ConsoleColor InfoColor { get; set; } = ConsoleColor.White;

    /// <summary>The colour of warnings.</summary>
    public static ConsoleColor WarningColor { get; set; } = ConsoleColor.Yellow;

    /// <summary>The colour of errors.</summary>
    public static ConsoleColor ErrorColor { get; set; } = ConsoleColor.Red;

    /// <inheritdoc/>
    protected override void Log(object message) => Print(message);

    internal static void Print(object message)
    {
        if (message is LogEvent logEvent && UseColors && !Console.IsOutputRedirected) PrintInColor(logEvent);
        else Console.Out.WriteLine(message.ToString());
    }

    private static void PrintInColor(LogEvent logEvent)
    {
        lock (Console.Out)
        {
            var before = Console.ForegroundColor;
            Console.ForegroundColor = logEvent.LogLevel() switch
            {
                LogLevel.DebugLevel => DebugColor,
                LogLevel.InfoLevel => InfoColor,
                LogLevel.WarningLevel => WarningColor,
                _ => ErrorColor,
            };
            Console.Out.WriteLine(logEvent.ToString());
            Console.ForegroundColor = before;
        }
    }
}
