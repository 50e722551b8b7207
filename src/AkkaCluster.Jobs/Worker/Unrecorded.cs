using AkkaCluster.Jobs.Messages;

namespace AkkaCluster.Jobs.Worker;

/// <summary>A result that is not known to be durable yet.</summary>
internal sealed class Unrecorded(LeaseMessages.Result result, DateTimeOffset sentAt)
{
    public LeaseMessages.Result Result { get; } = result;

    /// <summary>How long after that it is sent again.</summary>
    public TimeSpan Pause { get; set; }

    public DateTimeOffset SentAt { get; set; } = sentAt;
}
