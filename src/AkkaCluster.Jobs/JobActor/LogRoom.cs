using AkkaCluster.Contracts;

namespace AkkaCluster.Jobs.JobActor;

/// <summary>How much of the logs of failed attempts is kept: a million tasks that fail alike must not fill the store with it.</summary>
/// <param name="most">So many bytes. Of what comes later only the exit code is.</param>
internal sealed class LogRoom(long most)
{
    private long _taken;

    public TaskLog? Admit(TaskLog? log)
    {
        if (log is null)
            return null;
        var size = log.Stdout.Length + log.Stderr.Length;
        if (_taken + size > most)
            return new TaskLog(log.ExitCode, default, default);
        _taken += size;
        return log;
    }
}
