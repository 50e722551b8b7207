using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Configuration;
using Akka.Event;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Akka.TestKit.Tests;

public sealed class TestKitTests
{
    [Fact]
    public void A_system_ends_with_its_test()
    {
        var kit = new Kit("akka.test.single-expect-default = 1s");
        Assert.Equal(TimeSpan.FromSeconds(1), kit.TestKitSettings.SingleExpectDefault);
        kit.Dispose();
        kit.Dispose();
        Assert.True(kit.Sys.WhenTerminated.IsCompletedSuccessfully);
    }

    [Fact]
    public void A_setup_is_used_with_the_defaults_of_a_test()
    {
        var setup = ActorSystemSetup.Create(BootstrapSetup.Create().WithConfig(ConfigurationFactory.ParseString("mine = 1")));
        using var kit = new Xunit2.TestKit(setup, "named");
        Assert.Equal("named", kit.Sys.Name);
        Assert.Equal(1, kit.Sys.Settings.Config.GetInt("mine"));
        Assert.Equal(1, kit.TestKitSettings.TestTimeFactor);
    }

    [Fact]
    public void A_given_system_gets_what_a_test_kit_needs()
    {
        using var system = ActorSystem.Create("given");
        using var kit = new Xunit2.TestKit(system);
        kit.TestActor.Tell("hello");
        kit.ExpectMsg("hello");
    }

    [Fact]
    public void A_log_goes_to_the_output_of_the_test()
    {
        var output = new TestOutputHelperSpy();
        using (var kit = new Xunit2.TestKit("akka { loglevel = INFO, stdout-loglevel = OFF }", output))
        {
            kit.Log.Info("written down");
            kit.AwaitAssert(() => Assert.Contains(output.Lines, l => l.Contains("written down", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void A_time_factor_of_zero_is_refused() =>
        Assert.Throws<ConfigurationException>(() => new TestKitSettings(ConfigurationFactory.ParseString("akka.test.timefactor = 0")));

    [Fact]
    public void Assertions_name_both_values()
    {
        var failure = Assert.ThrowsAny<XunitException>(() => new Xunit2.XunitAssertions().AssertEqual("a", "b", "hint {0}", 1));
        Assert.Contains("hint 1\nExpected: a\nActual:   b", failure.Message, StringComparison.Ordinal);
    }

    private sealed class Kit(string config) : Xunit2.TestKit(config);

    private sealed class TestOutputHelperSpy : ITestOutputHelper
    {
        private readonly List<string> _lines = [];

        public IReadOnlyList<string> Lines
        {
            get
            {
                lock (_lines) return [.. _lines];
            }
        }

        public void WriteLine(string message)
        {
            lock (_lines) _lines.Add(message);
        }

        public void WriteLine(string format, params object[] args) => WriteLine(string.Format(System.Globalization.CultureInfo.InvariantCulture, format, args));
    }
}
