using Akka.Actor;
using Akka.Event;
using Xunit.Abstractions;

namespace Akka.TestKit.Xunit2.Internals;

/// <summary>Writes the log of a system under test to the output of the test.</summary>
public class TestOutputLogger : ReceiveActor
{
    /// <summary>Takes the output of the test.</summary>
    public TestOutputLogger(ITestOutputHelper output)
    {
        Receive<LogEvent>(e => Write(output, e));
        Receive<InitializeLogger>(initialize =>
        {
            initialize.LoggingBus.Subscribe(Self, typeof(LogEvent));
            Sender.Tell(new LoggerInitialized());
        });
    }

    private static void Write(ITestOutputHelper output, LogEvent e)
    {
        try
        {
            output.WriteLine(e.ToString());
        }
        catch (InvalidOperationException)
        {
            // The test is over and its output closed; what a system still says on its way down is nobody's.
        }
    }
}
