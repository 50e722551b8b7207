namespace AkkaCluster.Chaos.Soak;

/// <summary>Something that is done again and again.</summary>
/// <param name="first">When for the first time, from the beginning on.</param>
/// <param name="every">From one time to the next; times that are missed are left out.</param>
internal sealed class Rhythm(TimeSpan first, TimeSpan every)
{
    private TimeSpan _next = first;

    public bool IsDue(TimeSpan now)
    {
        if (now < _next)
            return false;
        while (_next <= now)
            _next += every;
        return true;
    }
}
