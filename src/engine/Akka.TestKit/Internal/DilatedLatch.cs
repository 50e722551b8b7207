namespace Akka.TestKit.Internal;

/// <summary>A latch that waits longer where the test settings say so.</summary>
internal sealed class DilatedLatch(Func<TimeSpan, TimeSpan> dilate, TimeSpan defaultTimeout, int count) : TestLatch(dilate, defaultTimeout, count);
