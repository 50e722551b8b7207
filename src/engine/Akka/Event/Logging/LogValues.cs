namespace Akka.Event;

/// <summary>A log message of a template and an array of arguments.</summary>
internal sealed class LogValues : LogMessage
{
    private readonly object[] _args;

    public LogValues(ILogMessageFormatter formatter, string format, object[] args) : base(formatter, format) => _args = args;

    public override IEnumerable<object> Parameters() => _args;

    public override string Unformatted() => $"{Format}, Args: [{string.Join(",", _args)}]";

    public override string ToString() => Formatter.Format(Format, _args);
}
