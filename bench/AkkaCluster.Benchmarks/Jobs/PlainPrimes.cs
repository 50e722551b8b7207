using AkkaCluster.Contracts;
using AkkaCluster.JobKinds.Primes;

namespace AkkaCluster.Benchmarks.Jobs;

/// <summary>The same code as the job's, with the same division, in a plain Parallel.For of this process.</summary>
internal static class PlainPrimes
{
    public static async Task<long> CountAsync(long below)
    {
        var kind = new PrimesKind();
        var parameters = kind.Parameters.Validate($$"""{"below":{{below}}}""", out _);
        var plan = (InputPlan.Numbers)await kind.PlanAsync(new PlanRequest(parameters, new InputSource.None()), default);
        var handler = kind.CreateHandler(parameters);
        var tasks = (plan.To - plan.From + plan.Step - 1) / plan.Step;
        long count = 0;
        Parallel.For(0, tasks, index =>
        {
            var context = new PlainContext();
            var from = plan.From + index * plan.Step;
            handler.ExecuteAsync(new TaskInput(index, from, Math.Min(plan.To, from + plan.Step)), context, default).AsTask().GetAwaiter().GetResult();
            Interlocked.Add(ref count, long.Parse(context.Text, System.Globalization.CultureInfo.InvariantCulture));
        });
        return count;
    }
}
