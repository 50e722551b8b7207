namespace AkkaCluster.JobKinds.WordCount;

/// <summary>Cuts a large file into pieces for several tasks, and finds where the lines of a piece begin and end.</summary>
internal static class FileSplitter
{
    /// <summary>The pieces of a file, of about the same size each, regardless of its lines.</summary>
    public static IEnumerable<FilePiece> Split(string path, long length, long pieceSize)
    {
        var count = Math.Max(1, (length + pieceSize - 1) / pieceSize);
        for (var i = 0L; i < count; i++)
            yield return new FilePiece(path, length * i / count, length * (i + 1) / count);
    }

    /// <summary>
    /// Moves to the first line that begins inside a piece, or to the piece's end where none does. A line belongs to the piece in which it begins: so every line is in
    /// exactly one piece, though no task knows what the others read.
    /// </summary>
    public static void SeekFirstLine(Stream file, FilePiece piece, CancellationToken token)
    {
        const int betweenLooks = 1024 * 1024;
        if (piece.Start == 0)
            return;
        file.Seek(piece.Start - 1, SeekOrigin.Begin);
        int value;
        do
        {
            value = file.ReadByte();
            if (file.Position % betweenLooks == 0)
                token.ThrowIfCancellationRequested();
        }
        while (value is not (-1 or '\n') && file.Position < piece.End);
    }
}
