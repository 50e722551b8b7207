using System.Collections.Concurrent;
using System.Net;
using Akka.Actor;
using Akka.Event;

namespace AkkaCluster.Pbm;

/// <summary>The host that operators connect to with `pbm`: offers the palettes that are registered with it.</summary>
public sealed class PbmHost
{
    private readonly ConcurrentDictionary<string, RegisteredPalette> _palettes = new(StringComparer.OrdinalIgnoreCase);
    private readonly PbmAddress _address;
    private readonly PbmOptions _options;
    private readonly ILoggingAdapter _log;
    private readonly object _gate = new();
    private CmdListener? _listener;

    /// <summary>Makes the host of a system; it does not listen yet.</summary>
    public PbmHost(ActorSystem system, PbmAddress address, PbmOptions options)
    {
        (Sys, _address, _options) = ((ExtendedActorSystem)system, address, options);
        _log = Logging.GetLogger(system, "pbm");
        RegisterCommandPalette(PbmPalettes.Actor);
        RegisterCommandPalette(PbmPalettes.Log);
    }

    /// <summary>The system that the host is part of.</summary>
    public ExtendedActorSystem Sys { get; }

    /// <summary>Where the host listens; null before it has started.</summary>
    internal IPEndPoint? EndPoint => _listener?.EndPoint;

    internal IReadOnlyDictionary<string, RegisteredPalette> Palettes => _palettes;

    /// <summary>Offers a palette; false where one of its name is offered already.</summary>
    public bool RegisterCommandPalette(CommandPalette palette)
    {
        lock (_gate)
        {
            return !_palettes.ContainsKey(palette.Name) && _palettes.TryAdd(palette.Name, new RegisteredPalette(palette, Sys.SystemActorOf(palette.Handler, $"pbm-{palette.Name}")));
        }
    }

    /// <summary>
    /// Starts to listen, until the system ends. Throws where the port is taken, and where the host is
    /// told to listen off loopback without a token. A second call does nothing.
    /// </summary>
    public void Start()
    {
        lock (_gate)
        {
            if (_listener is not null) return;
            _listener = CmdListener.Start(this, _address, _options, _log);
            Sys.RegisterOnTermination(_listener.Stop);
        }

        _log.Info("pbm listens on {EndPoint}", _listener.EndPoint);
        if (_options.LogPalettesOnStartup) _log.Info("pbm offers the palettes {Palettes}", string.Join(", ", _palettes.Keys.Order(StringComparer.Ordinal)));
    }
}
