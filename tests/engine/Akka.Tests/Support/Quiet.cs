using Akka.Configuration;
namespace Akka.Tests.Support;

/// <summary>The configuration of systems that log nothing.</summary>
public static class Quiet
{
    public static Config Config { get; } = ConfigurationFactory.ParseString("akka.loggers = []\nakka.stdout-loglevel = OFF\nakka.log-dead-letters = 0");
}
