using System.Buffers;
using System.Text;
using System.Text.Json;
using AkkaCluster.Contracts;

namespace AkkaCluster.JobKinds.Tests.Support;

/// <summary>Runs a whole job of a kind in this process: plan, tasks in order, reducer.</summary>
internal static class KindRunner
{
    public static JobParameters Parameters(JobKind kind, object? parameters = null)
    {
        var valid = kind.Parameters.Validate(parameters is null ? null : JsonSerializer.Serialize(parameters), out var errors);
        Assert.Empty(errors);
        return valid;
    }

    public static async Task<List<TaskInput>> Plan(JobKind kind, JobParameters parameters, InputSource source)
    {
        var inputs = new List<TaskInput>();
        switch (await kind.PlanAsync(new PlanRequest(parameters, source) { Roots = new InputRoots(["/"]) }, CancellationToken.None))
        {
            case InputPlan.Numbers numbers:
                for (var from = numbers.From; from < numbers.To; from += numbers.Step)
                    inputs.Add(new TaskInput(inputs.Count, from, Math.Min(numbers.To, from + numbers.Step)));
                break;
            case InputPlan.Texts texts:
                await foreach (var text in texts.Items)
                    inputs.Add(new TaskInput(inputs.Count, text));
                break;
            case InputPlan.Unchanged when source is InputSource.Lines lines:
                inputs.AddRange(lines.Items.Select((line, i) => new TaskInput(i, line)));
                break;
            case var plan:
                Assert.Fail($"The runner does not know the plan {plan} for {source}.");
                break;
        }
        return inputs;
    }

    public static async Task<byte[]> Run(JobKind kind, object? parameters, InputSource source)
    {
        var valid = Parameters(kind, parameters);
        var handler = kind.CreateHandler(valid);
        var reducer = kind.CreateReducer(valid)!;
        foreach (var input in await Plan(kind, valid, source))
            reducer.Add(new TaskOutcome(input.Index, await RunTask(handler, input)));
        var result = new ArrayBufferWriter<byte>();
        reducer.Complete(result);
        return result.WrittenSpan.ToArray();
    }

    public static async Task<string> RunToText(JobKind kind, object? parameters, InputSource source) =>
        Encoding.UTF8.GetString(await Run(kind, parameters, source));

    public static async Task<byte[]> RunTask(ITaskHandler handler, TaskInput input, CancellationToken token = default)
    {
        var context = new FakeTaskContext();
        await handler.ExecuteAsync(input, context, token);
        return context.Bytes;
    }
}
