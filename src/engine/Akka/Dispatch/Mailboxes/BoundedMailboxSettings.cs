using Akka.Configuration;

namespace Akka.Dispatch;

/// <summary>What configuration says of a bounded mailbox.</summary>
internal static class BoundedMailboxSettings
{
    public static (int Capacity, TimeSpan PushTimeout) Read(Config config)
    {
        var capacity = config.GetInt("mailbox-capacity");
        if (capacity <= 0) throw new ConfigurationException($"mailbox-capacity of a bounded mailbox must be positive; found {capacity}.");
        return (capacity, config.GetTimeSpan("mailbox-push-timeout-time", TimeSpan.FromSeconds(10)));
    }
}
