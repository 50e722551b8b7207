using Akka.Configuration;
using Akka.Hosting;

namespace AkkaCluster.Downing;

/// <summary>Adds crash detection to any Akka.NET cluster.</summary>
public static class CrashDetectionExtensions
{
    /// <summary>A lost node whose host refuses its port has crashed and is removed at once; anything else is left to the split brain resolver.</summary>
    public static AkkaConfigurationBuilder WithCrashDetection(this AkkaConfigurationBuilder akka)
    {
        var provider = typeof(CrashDetectingDowningProvider);
        akka.AddHocon(ConfigurationFactory.ParseString($"akka.cluster.downing-provider-class = \"{provider.FullName}, {provider.Assembly.GetName().Name}\""), HoconAddMode.Prepend);
        return akka.AddHocon(CrashDetectingDowningProvider.DefaultConfig(), HoconAddMode.Append);
    }
}
