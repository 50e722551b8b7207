namespace AkkaCluster.Contracts;

/// <summary>The type of a job's parameter, in JSON terms.</summary>
public enum ParameterType
{
    /// <summary>A string.</summary>
    Text,

    /// <summary>A whole number of 64 bits.</summary>
    Integer,

    /// <summary>A number.</summary>
    Number,

    /// <summary>true or false.</summary>
    Flag,

    /// <summary>An array of strings.</summary>
    TextList,

    /// <summary>An object whose values are strings.</summary>
    TextMap,
}
