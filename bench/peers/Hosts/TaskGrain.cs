namespace AkkaCluster.Peers.Hosts;

/// <summary>Records the task, runs it, records its output.</summary>
public sealed class TaskGrain([PersistentState("task")] IPersistentState<TaskState> state) : Grain, ITaskGrain
{
    /// <inheritdoc />
    public async Task<string> RunAsync(string[] words)
    {
        ArgumentNullException.ThrowIfNull(words);
        state.State.Words = words;
        await state.WriteStateAsync();
        state.State.Output = words.Length == 0 ? "" : await Command.RunAsync(words[0], words[1..]);
        await state.WriteStateAsync();
        return state.State.Output;
    }
}
