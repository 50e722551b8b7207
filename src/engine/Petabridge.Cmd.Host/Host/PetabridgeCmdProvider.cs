using Akka.Actor;
using Akka.Configuration;

namespace Petabridge.Cmd.Host;

/// <summary>Makes the <see cref="PetabridgeCmd"/> of a system.</summary>
public sealed class PetabridgeCmdProvider : ExtensionIdProvider<PetabridgeCmd>
{
    /// <inheritdoc />
    public override PetabridgeCmd CreateExtension(ExtendedActorSystem system)
    {
        system.Settings.InjectTopLevelFallback(Defaults());
        return new PetabridgeCmd(system);
    }

    private static Config Defaults()
    {
        using var stream = typeof(PetabridgeCmdProvider).Assembly.GetManifestResourceStream("reference.conf")!;
        using var reader = new StreamReader(stream);
        return ConfigurationFactory.ParseString(reader.ReadToEnd());
    }
}
