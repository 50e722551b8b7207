namespace AkkaCluster.ConventionTests.Source;

public enum DeclarationKind
{
    Type,
    Member,
}
