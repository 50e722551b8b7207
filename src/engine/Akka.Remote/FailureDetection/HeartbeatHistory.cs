namespace Akka.Remote;

/// <summary>
/// The latest intervals between heartbeats with their mean and variance: a ring of at most <c>maxSampleSize</c> samples,
/// so that adding one is constant work and allocates nothing.
/// </summary>
internal sealed class HeartbeatHistory
{
    private readonly long[] _intervals;
    private int _count;
    private int _next;
    private double _sum;
    private double _squaredSum;

    public HeartbeatHistory(int maxSampleSize)
    {
        if (maxSampleSize < 1)
            throw new ArgumentOutOfRangeException(nameof(maxSampleSize), maxSampleSize, "A heartbeat history holds at least one sample.");
        _intervals = new long[maxSampleSize];
    }

    public int Count => _count;

    public double Mean => _count == 0 ? 0 : _sum / _count;

    public double StdDeviation => _count == 0 ? 0 : Math.Sqrt(Math.Max(0, _squaredSum / _count - Mean * Mean));

    public void Add(long interval)
    {
        if (_count == _intervals.Length)
        {
            var oldest = _intervals[_next];
            _sum -= oldest;
            _squaredSum -= (double)oldest * oldest;
        }
        else
        {
            _count++;
        }

        _intervals[_next] = interval;
        _next = (_next + 1) % _intervals.Length;
        _sum += interval;
        _squaredSum += (double)interval * interval;
    }
}
