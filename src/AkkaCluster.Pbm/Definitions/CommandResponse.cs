namespace AkkaCluster.Pbm;

/// <summary>One piece of the answer to a command; the one that is final ends it.</summary>
public class CommandResponse
{
    /// <summary>Ends an answer without saying more.</summary>
    public static readonly CommandResponse Empty = new(string.Empty);

    /// <summary>Takes the text, of one line or several, and whether it is the last.</summary>
    public CommandResponse(string text, bool final = true)
    {
        Text = text ?? string.Empty;
        Final = final;
    }

    /// <summary>What the client prints.</summary>
    public string Text { get; }

    /// <summary>Whether the answer ends with it.</summary>
    public bool Final { get; }

    /// <inheritdoc />
    public override string ToString() => Text;
}
