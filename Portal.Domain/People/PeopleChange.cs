namespace Portal.Domain.People;

/// <summary>Kinds of change notices that this room gives.</summary>
public static class PeopleChange
{
    public const string Account = "account";
}
