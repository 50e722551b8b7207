using System.Buffers;

namespace AkkaCluster.Contracts;

/// <summary>
/// Makes one result of the outputs of a job's tasks. It is fed while the job runs, each task once, in the order of the inputs, by one caller at a time.
/// When the job moves to another node a new reducer is fed from the job store again.
/// </summary>
public interface IReducer
{
    /// <summary>The media type of the result, such as <c>text/plain; charset=utf-8</c>.</summary>
    string ContentType { get; }

    /// <summary>Takes the next task's outcome. The output's memory is valid only during the call.</summary>
    void Add(TaskOutcome outcome);

    /// <summary>Writes the result. Called once, after the last task.</summary>
    void Complete(IBufferWriter<byte> result);
}
