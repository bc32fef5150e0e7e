/// What became of a registration.
enum RegistrationOutcome: Equatable, Sendable {
  case created(Customer)
  /// The same customer was registered before.
  case known(Customer)
  /// This other customer has the VAT number.
  case conflict(Customer, differing: [Attribute])
}
