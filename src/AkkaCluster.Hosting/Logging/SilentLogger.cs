using Akka.Event;

namespace AkkaCluster.Hosting.Logging;

/// <summary>
/// What Akka.NET says before its loggers are there and after they have gone is said to nobody: standard output is the program's own. The level that turns it off does not
/// reach the lines that are on their way while the system ends.
/// </summary>
internal sealed class SilentLogger : MinimalLogger
{
    protected override void Log(object message)
    {
    }
}
