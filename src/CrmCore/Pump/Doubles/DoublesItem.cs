using NodaTime;

namespace CrmCore;

/// <summary>A due search for a contact's probable doubles, decided by the engine itself.</summary>
/// <param name="action">The planned search.</param>
/// <param name="mayMerge">Whether a sure double is given back to be merged; the action stays planned then until it is.</param>
internal sealed class DoublesItem(ScheduledAction action, bool mayMerge) : WorkItem
{
    private DoublesLook? _look;

    public override AccountRef Account => AccountRef.Of(action.Account);

    /// <summary>The two that are to be merged; null for none.</summary>
    public (Contact Contact, FoundDouble Double)? Sure { get; private set; }

    public override uint Route(AccountModel model, ContactPoints points) => Routes.Of(model.Number, action.Subject);

    public override void Want(WorkingSet set, int round)
    {
        var key = new RecordKey(action.Account, action.Subject);
        if (round == 0)
        {
            set.Want(ScheduledActionRecords.Instance, -1, ScheduledActionRecords.Instance.KeyOf(action));
            set.Want(ContactRecords.Instance, -1, key);
            foreach (var lookup in ReviewList.Lookups(action.Account, new ContactId(action.Subject))) set.Want(lookup);
        }
        else if (set.Of(ContactRecords.Instance).Find(key) is { State: CardState.Active } contact)
        {
            var look = _look ??= new DoublesLook(Model);
            if (look.Find(set, contact) is not null) return;
            foreach (var missing in look.Missing) set.Want(missing);
        }
    }

    public override void Decide(WorkingSet set, DecisionTools tools, Instant now)
    {
        Sure = null;
        var actions = set.Of(ScheduledActionRecords.Instance);
        var key = ScheduledActionRecords.Instance.KeyOf(action);
        if (actions.Find(key) is not { DueAt: not null } current || current.IsWithOther(action)) return;
        var scope = DueItem.ScopeOf(set, Model, tools, now, current);
        if (Failure is not null)
        {
            actions.Update(current with { DueAt = null, Held = HeldReasons.Dead, Error = Failure.Message, Version = current.Version + 1 });
            return;
        }

        // A card that was merged away since is looked at as the one that stands for it, by a search of its own.
        if (Cards.Contact(scope, new ContactId(action.Subject)) is { } contact && contact.Id.Value == action.Subject && DoublesSearch.Decide(scope, _look ??= new DoublesLook(Model), contact, mayMerge) is { } sure)
        {
            Sure = (contact, sure);
            return;
        }

        actions.Delete(key);
    }
}
