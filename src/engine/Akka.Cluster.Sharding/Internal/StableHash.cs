using System.Numerics;

namespace Akka.Cluster.Sharding.Internal;

/// <summary>A hash of strings that is the same in every process: FNV-1a over UTF-16 units with a finishing mix, so that ids that differ in their last digit alone spread.</summary>
internal static class StableHash
{
    public static uint Of(string text)
    {
        var hash = 2166136261u;
        foreach (var c in text) hash = (hash ^ c) * 16777619u;
        hash ^= hash >> 16;
        hash *= 0x85ebca6bu;
        return BitOperations.RotateLeft(hash, 13) ^ (hash >> 11);
    }
}
