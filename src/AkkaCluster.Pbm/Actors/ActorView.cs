namespace AkkaCluster.Pbm;

/// <summary>An actor and how far below the first it is.</summary>
internal sealed record ActorView(string Path, int Level)
{
    /// <summary>The actor in a line of a tree: the first with its path, those below with their names.</summary>
    public string Text() => new string(' ', Level * 2) + (Level == 0 ? Path : Path[(Path.LastIndexOf('/') + 1)..]);
}
