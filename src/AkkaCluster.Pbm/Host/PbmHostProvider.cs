using Akka.Actor;
using Akka.Configuration;

namespace AkkaCluster.Pbm;

/// <summary>Makes the <see cref="PbmHost"/> of a system.</summary>
public sealed class PbmHostProvider : ExtensionIdProvider<PbmHost>
{
    /// <inheritdoc />
    public override PbmHost CreateExtension(ExtendedActorSystem system)
    {
        system.Settings.InjectTopLevelFallback(Defaults());
        return new PbmHost(system);
    }

    private static Config Defaults()
    {
        using var stream = typeof(PbmHostProvider).Assembly.GetManifestResourceStream("reference.conf")!;
        using var reader = new StreamReader(stream);
        return ConfigurationFactory.ParseString(reader.ReadToEnd());
    }
}
