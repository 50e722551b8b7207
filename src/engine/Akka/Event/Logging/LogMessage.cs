namespace Akka.Event;

/// <summary>A template with its arguments, formatted when it is read.</summary>
public abstract class LogMessage
{
    /// <summary>Formats the template.</summary>
    protected readonly ILogMessageFormatter Formatter;

    /// <summary>Creates it.</summary>
    public LogMessage(ILogMessageFormatter formatter, string format)
    {
        Formatter = formatter;
        Format = format;
    }

    /// <summary>The template.</summary>
    public string Format { get; }

    /// <summary>The template and its arguments, side by side.</summary>
    public abstract string Unformatted();

    /// <summary>The arguments.</summary>
    public abstract IEnumerable<object> Parameters();
}
