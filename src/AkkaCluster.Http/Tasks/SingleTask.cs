namespace AkkaCluster.Http.Tasks;

/// <summary>One task to run now and to answer in the same call.</summary>
/// <param name="Kind">The job kind.</param>
/// <param name="Parameters">Its parameters as a JSON object; null for none.</param>
/// <param name="Input">The task's input.</param>
/// <param name="Key">What two calls have in common that are one task, or, behind a balancer, that go to one server; null for nothing.</param>
public sealed record SingleTask(string Kind, string? Parameters, string Input, string? Key);
