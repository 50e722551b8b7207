using AkkaCluster.Chaos.Histories;

namespace AkkaCluster.Chaos.Soak;

/// <summary>The jobs of a long run: many small ones, some of many tasks, some with outputs of a few kB, some that keep a processor busy.</summary>
internal static class SoakMix
{
    public static JobPlan Invent(string key, Random random) => random.Next(20) switch
    {
        < 9 => new JobPlan(key, Shape.Noop, 1),
        < 11 => new JobPlan(key, Shape.Noop, random.Next(1, 2000)),
        < 13 => new JobPlan(key, Shape.Echo, random.Next(1, 20), random.Next(20)),
        < 15 => new JobPlan(key, Shape.Text, random.Next(1, 10)),
        < 17 => new JobPlan(key, Shape.Tested, random.Next(1, 40)),
        17 => new JobPlan(key, Shape.Command, random.Next(1, 6)),
        18 => new JobPlan(key, Shape.Retried, random.Next(1, 8)),
        _ => new JobPlan(key, Shape.Failing, random.Next(1, 4)),
    };
}
