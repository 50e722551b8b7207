using Akka.Configuration;

namespace Akka.Actor;

/// <summary>The phases of a shutdown in their order.</summary>
internal static class ShutdownPhases
{
    /// <summary>Reads akka.coordinated-shutdown: phases with what each depends on, sorted so that each comes after those.</summary>
    public static IReadOnlyList<ShutdownPhase> Read(Config config)
    {
        var defaultTimeout = config.GetTimeSpan("default-phase-timeout", TimeSpan.FromSeconds(5));
        var phases = config.GetConfig("phases");
        return Sort([.. phases.AsEnumerable().Select(item =>
        {
            var phase = phases.GetConfig($"\"{item.Key}\"");
            return new ShutdownPhase(
                item.Key,
                [.. phase.GetStringList("depends-on")],
                phase.GetTimeSpan("timeout", defaultTimeout, allowInfinite: false),
                phase.GetBoolean("recover", true),
                phase.GetBoolean("enabled", true));
        })]);
    }

    /// <summary>Sorts phases by their dependencies; those that configuration only mentions come first.</summary>
    public static IReadOnlyList<ShutdownPhase> Sort(IReadOnlyList<ShutdownPhase> phases)
    {
        var byName = phases.ToDictionary(phase => phase.Name);
        var sorted = new List<ShutdownPhase>();
        var begun = new List<string>();
        foreach (var phase in phases.OrderBy(phase => phase.Name, StringComparer.Ordinal)) Visit(phase);
        return sorted;

        void Visit(ShutdownPhase phase)
        {
            if (sorted.Contains(phase)) return;
            if (begun.Contains(phase.Name))
                throw new ConfigurationException($"found a cycle in akka.coordinated-shutdown.phases: {string.Join(" depends on ", begun.Append(phase.Name))}; expected none.");
            begun.Add(phase.Name);
            foreach (var name in phase.DependsOn)
                Visit(byName.TryGetValue(name, out var known) ? known : byName[name] = phase with { Name = name, DependsOn = [] });
            begun.Remove(phase.Name);
            sorted.Add(phase);
        }
    }
}
