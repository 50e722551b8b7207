using AkkaCluster.Jobs.JobActor;
using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs.Tests.JobActor;

public class RecordingsTests
{
    private static readonly InvalidOperationException Cause = new("no");

    [Fact]
    public void A_result_that_is_too_large_is_taken_only_when_nothing_else_is_on_its_way()
    {
        var recordings = new Recordings(most: 100);
        Assert.True(recordings.HasRoomFor(1000));
        var first = Of(0, 2, bytes: 80);
        recordings.Add([first], keepLast: false);

        Assert.False(recordings.HasRoomFor(21));
        Assert.True(recordings.HasRoomFor(20));
        Assert.False(recordings.HasRoomAgain);
        recordings.Remove(first);
        Assert.True(recordings.HasRoomAgain);
    }

    [Fact]
    public void Tasks_are_on_their_way_until_they_are_recorded()
    {
        var recordings = new Recordings(100);
        var recording = Of(5, 3);
        recordings.Add([recording], keepLast: false);

        Assert.True(recordings.Contain(new TaskRun(7, 10)));
        Assert.False(recordings.Contain(new TaskRun(8, 10)));
        recordings.Remove(recording);
        Assert.False(recordings.Contain(new TaskRun(7, 10)));
    }

    [Fact]
    public void What_is_kept_back_for_the_end_is_all_that_is_left_at_last()
    {
        var recordings = new Recordings(100);
        var (early, last) = (Of(0, 1), Of(1, 1));
        recordings.Add([early, last], keepLast: true);

        Assert.Equal((last, false), (recordings.Last, recordings.IsOnlyLastLeft));
        recordings.Remove(early);
        Assert.True(recordings.IsOnlyLastLeft);
    }

    [Fact]
    public void A_refused_record_loses_its_end_first_then_is_halved_down_to_the_task_that_fails()
    {
        var recordings = new Recordings(100);
        var recording = Of(0, 2, bytes: 2);
        var finish = new JobFinish(JobState.Succeeded, DateTimeOffset.UnixEpoch);
        recording.Chunk = recording.Chunk with { Finish = finish };
        recordings.Add([recording], keepLast: true);

        Assert.True(recordings.Reshape(recording, Cause));
        Assert.Equal((finish, null), (recordings.EndAfterLast, recording.Chunk.Finish));

        Assert.True(recordings.Reshape(recording, Cause));
        Assert.Equal([new TaskRun(0, 1)], recording.Chunk.Runs);
        Assert.Equal([new TaskRun(1, 1)], recording.Then!.Chunk.Runs);
        Assert.Same(recordings.Last, recording.Then);

        Assert.True(recordings.Reshape(recording, Cause));
        Assert.True(recording.IsRefused);
        Assert.Equal("The job store refused the task's outcome: no", Assert.Single(recording.Chunk.Failures).Error);

        Assert.False(recordings.Reshape(recording, Cause));
    }

    private static Recording Of(long first, int count, int bytes = 1) => new(
        new ChunkRecord
        {
            Job = 1,
            Epoch = 1,
            Chunk = new TaskRun(first, count),
            Outputs = new PackedOutputs([.. Enumerable.Repeat(bytes / count, count)], new byte[bytes]),
            Runs = [new TaskRun(first, count)],
            Worker = "w:1",
            StartedAt = DateTimeOffset.UnixEpoch,
            Elapsed = TimeSpan.Zero,
        },
        null,
        new TaskRun(first, count));
}
