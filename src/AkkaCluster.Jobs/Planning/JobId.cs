namespace AkkaCluster.Jobs.Planning;

/// <summary>Names jobs: sixteen characters that sort by time, ten of the millisecond and six of chance.</summary>
internal static class JobId
{
    public const int Length = 16;

    private const string Digits = "0123456789abcdefghjkmnpqrstvwxyz";

    public static string Next(DateTimeOffset now, Random random) => string.Create(Length, (Time: now.ToUnixTimeMilliseconds(), Random: random), static (text, state) =>
    {
        var time = state.Time;
        for (var i = 9; i >= 0; i--, time >>= 5)
            text[i] = Digits[(int)(time & 31)];
        for (var i = 10; i < text.Length; i++)
            text[i] = Digits[state.Random.Next(32)];
    });
}
