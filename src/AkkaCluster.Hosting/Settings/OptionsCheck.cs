using AkkaCluster.Hosting.Listening;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AkkaCluster.Hosting.Settings;

/// <summary>Holds all settings against what there is, once, before anything starts; the errors are told together.</summary>
internal sealed class OptionsCheck(SettingTable table, IEnumerable<OptionsRoom> rooms, AkkaSection akka, IServiceProvider services)
{
    private bool _passed;

    /// <exception cref="NodeOptionsException">Something is wrong.</exception>
    public void Run()
    {
        if (_passed)
            return;
        List<string> faults = [.. Unknown(), .. rooms.SelectMany(room => room.Faults(services)), .. akka.Faults(KnownNames()), .. Openness()];
        if (faults.Count > 0)
            throw new NodeOptionsException(faults.Count == 1 ? faults[0] : $"{faults.Count} settings are wrong.\n- {string.Join("\n- ", faults)}");
        _passed = true;
    }

    private IEnumerable<string> Unknown()
    {
        var known = KnownNames();
        var plain = known.Select(name => SettingName.Plain(name[(SettingName.Section.Length + 1)..])).ToHashSet(StringComparer.Ordinal);
        return table.All.Where(pair => !pair.Value.Optional && !plain.Contains(pair.Key) && !AkkaSection.IsAkkas(pair.Value))
            .Select(pair => $"{pair.Value.Source}: the setting '{pair.Value.Name}' is unknown.{NearMiss.Hint(pair.Value.Name, known)}");
    }

    private IEnumerable<string> Openness()
    {
        try
        {
            var insecure = services.GetRequiredService<IOptions<NodeOptions>>().Value.Insecure;
            return ListenPolicy.Refusal(insecure, services.GetServices<Opening>()) is { } refusal ? [refusal] : [];
        }
        catch (OptionsValidationException)
        {
            // What is wrong with them is told.
            return [];
        }
    }

    private List<string> KnownNames() => [.. rooms.SelectMany(room => OptionsReader.Names(room.Section, room.Type))];
}
