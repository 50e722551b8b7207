using Akka.Actor;

namespace AkkaCluster.Pbm;

/// <summary>The palette `log`: what the system logs. Every host offers it.</summary>
public sealed class LogCommands : CommandPaletteHandler
{
    /// <summary>The only one.</summary>
    public static readonly LogCommands Instance = new();

    private LogCommands() : base(LogHandler.Definitions)
    {
    }

    /// <inheritdoc />
    public override Props HandlerProps => Props.Create(() => new LogHandler());
}
