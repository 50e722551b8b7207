using System.Buffers;
using System.Text.Json;

namespace AkkaCluster.Contracts;

/// <summary>Makes one result of the typed outputs of a job's tasks, in the order of the inputs. A string is the result as the text that it is, anything else as JSON.</summary>
/// <typeparam name="TOutput">The output of a task.</typeparam>
/// <typeparam name="TResult">The result of the job.</typeparam>
public abstract class Reducer<TOutput, TResult> : IReducer
{
    /// <summary>How values are read and written; as the kind does it.</summary>
    protected virtual JsonSerializerOptions Json => TypedJson.Options;

    /// <inheritdoc />
    public virtual string ContentType => typeof(TResult) == typeof(string) ? "text/plain; charset=utf-8" : "application/json";

    /// <summary>Takes the output of the next task that succeeded.</summary>
    protected abstract void Add(long index, TOutput output);

    /// <summary>Takes the last error of a task that failed for good, of a job that carries on past failures.</summary>
    protected virtual void AddFailed(long index, string error)
    {
    }

    /// <summary>The result. Asked for once, after the last task.</summary>
    protected abstract TResult Complete();

    void IReducer.Add(TaskOutcome outcome)
    {
        if (outcome.Failed)
            AddFailed(outcome.Index, System.Text.Encoding.UTF8.GetString(outcome.Output));
        else
            Add(outcome.Index, TypedJson.Read<TOutput>(outcome.Output, Json));
    }

    void IReducer.Complete(IBufferWriter<byte> result) => TypedJson.Write(Complete(), result, Json);
}
