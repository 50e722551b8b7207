namespace Akka.Dispatch;

/// <summary>A dispatcher with the settings of a section.</summary>
internal abstract class ConfiguredDispatcher : MessageDispatcher
{
    protected ConfiguredDispatcher(MessageDispatcherConfigurator configurator) : base(configurator)
    {
        var config = configurator.Config;
        Id = config.GetString("id") ?? "";
        Throughput = Math.Max(1, config.GetInt("throughput", DefaultThroughput));
        ThroughputDeadlineTime = config.GetTimeSpan("throughput-deadline-time", TimeSpan.Zero).Ticks;
        ShutdownTimeout = config.GetTimeSpan("shutdown-timeout", TimeSpan.FromSeconds(1));
    }
}
