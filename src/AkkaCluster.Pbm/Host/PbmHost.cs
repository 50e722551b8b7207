using System.Collections.Concurrent;
using System.Net;
using Akka.Actor;
using Akka.Event;

namespace AkkaCluster.Pbm;

/// <summary>The host that operators connect to with `pbm`: offers the palettes that are registered with it.</summary>
public sealed class PbmHost : IExtension
{
    private readonly ConcurrentDictionary<string, RegisteredPalette> _palettes = new(StringComparer.OrdinalIgnoreCase);
    private readonly CmdSettings _settings;
    private readonly ILoggingAdapter _log;
    private readonly object _gate = new();
    private CmdListener? _listener;

    internal PbmHost(ExtendedActorSystem system)
    {
        Sys = system;
        _settings = new CmdSettings(system.Settings.Config);
        _log = Logging.GetLogger(system, "pbm");
        RegisterCommandPalette(ActorCommands.Instance);
        RegisterCommandPalette(LogCommands.Instance);
    }

    /// <summary>The system that the host is part of.</summary>
    public ExtendedActorSystem Sys { get; }

    /// <summary>Where the host listens; null before it has started.</summary>
    internal IPEndPoint? EndPoint => _listener?.EndPoint;

    internal IReadOnlyDictionary<string, RegisteredPalette> Palettes => _palettes;

    /// <summary>The host of a system.</summary>
    public static PbmHost Get(ActorSystem system) => system.WithExtension<PbmHost, PbmHostProvider>();

    /// <summary>Offers a palette; false where one of its name is offered already.</summary>
    public bool RegisterCommandPalette(CommandPaletteHandler handler)
    {
        lock (_gate)
        {
            var name = handler.Palette.ModuleName;
            if (_palettes.ContainsKey(name)) return false;
            handler.OnRegister(this);
            var actor = Sys.SystemActorOf(handler.HandlerProps, $"pbm-{name}");
            return _palettes.TryAdd(name, new RegisteredPalette(handler.Palette, actor));
        }
    }

    /// <summary>
    /// Starts to listen at akkacluster.pbm.host and port, until the system ends. Throws where the port is taken, and where the host is
    /// told to listen off loopback without a token. A second call does nothing.
    /// </summary>
    public void Start()
    {
        lock (_gate)
        {
            if (_listener is not null) return;
            _listener = CmdListener.Start(this, _settings, _log);
            Sys.RegisterOnTermination(_listener.Stop);
        }

        _log.Info("pbm listens on {EndPoint}", _listener.EndPoint);
        if (_settings.LogPalettes) _log.Info("pbm offers the palettes {Palettes}", string.Join(", ", _palettes.Keys.Order(StringComparer.Ordinal)));
    }
}
